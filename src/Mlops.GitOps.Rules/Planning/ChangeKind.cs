namespace Mlops.GitOps.Rules.Planning;

public enum ChangeKind
{
    Added,
    Removed,
    Changed,
}
