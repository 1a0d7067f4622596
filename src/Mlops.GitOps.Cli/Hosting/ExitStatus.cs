namespace Mlops.GitOps.Cli.Hosting;

/// <summary>What the exit status of every command means.</summary>
internal static class ExitStatus
{
    public const int Fine = 0;

    /// <summary>The answer is no: errors, out of date, a stage failed or decided no.</summary>
    public const int No = 1;

    public const int Usage = 2;

    /// <summary>The verdict is DENY.</summary>
    public const int Denied = 3;

    /// <summary>The verdict is INDETERMINATE.</summary>
    public const int Indeterminate = 4;

    /// <summary>What shells say of a program that Ctrl-C ended.</summary>
    public const int Interrupted = 130;
}
