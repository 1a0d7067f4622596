namespace Mlops.GitOps.Promotion.Importing;

public enum GtoTagKind
{
    Registered,
    Deregistered,
    Assigned,
    Unassigned,
    Deprecated,
}
