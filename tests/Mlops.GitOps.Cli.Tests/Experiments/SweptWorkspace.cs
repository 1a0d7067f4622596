namespace Mlops.GitOps.Cli.Tests.Experiments;

/// <summary>A workspace whose experiment has run, for tests that only read it.</summary>
public sealed class SweptWorkspace : IDisposable
{
    public SweptWorkspace() => Sweep = Mlops.Run(Folder.Path, "experiments", "run", "--jobs", "2");

    internal TemporaryFolder Folder { get; } = SweepWorkspace.Create();

    internal Mlops.Answer Sweep { get; }

    public void Dispose() => Folder.Dispose();
}
