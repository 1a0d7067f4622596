namespace Mlops.GitOps.Execution.Reproducing;

/// <summary>What became of an output that was made again.</summary>
public enum OutputOutcome
{
    /// <summary>The same bytes.</summary>
    Same,

    /// <summary>Other bytes, and no value that differs by more than is tolerated.</summary>
    Within,

    /// <summary>Values that differ by more, or bytes that can't be compared otherwise.</summary>
    Different,

    /// <summary>It was not made again.</summary>
    Missing,
}
