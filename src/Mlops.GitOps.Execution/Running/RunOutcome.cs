namespace Mlops.GitOps.Execution.Running;

public enum RunOutcome
{
    /// <summary>Everything was fresh, and nothing had to be looked at closer.</summary>
    NothingToDo,
    Done,

    /// <summary>A stage failed, or answered no.</summary>
    No,

    /// <summary>Nothing ran: it was asked what would.</summary>
    Planned,

    Interrupted,
}
