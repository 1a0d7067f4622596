namespace Mlops.GitOps.Data.Features;

/// <summary>How a value is held in memory.</summary>
internal enum SlotKind
{
    /// <summary>An integer of 64 bits: also true or false, days, microseconds.</summary>
    Whole,

    /// <summary>A double. One that is missing or not finite is held as NaN.</summary>
    Real,

    /// <summary>The digits of a decimal, of 128 bits.</summary>
    Digits,

    /// <summary>UTF-8; a vector is held as its text.</summary>
    Text,
}
