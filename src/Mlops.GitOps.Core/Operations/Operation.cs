namespace Mlops.GitOps.Core.Operations;

/// <summary>What an engine does for a stage. The set is closed: engines and CI know these and no kind of stage.</summary>
public abstract record Operation(StageWork Work)
{
    public string Id => Work.Id;
}

/// <summary>Runs the body of a stage.</summary>
public sealed record Run(StageWork Work) : Operation(Work);

/// <summary>Asks a question of a problem; a no ends whatever needs the answer.</summary>
public sealed record Gate(StageWork Work, string Problem, string Ask) : Operation(Work);

/// <summary>Records a version of a model.</summary>
public sealed record Register(StageWork Work, string Model) : Operation(Work);

/// <summary>Puts a version into service. On one machine it waits for a promotion.</summary>
public sealed record Deploy(StageWork Work, string Service, string Environment) : Operation(Work);

/// <summary>Watches what is in service. On one machine it waits for a promotion.</summary>
public sealed record Observe(StageWork Work, string Monitor) : Operation(Work);
