namespace Mlops.GitOps.Core.Operations;

public enum ArgumentPartKind
{
    Text,
    Input,
    Output,
}
