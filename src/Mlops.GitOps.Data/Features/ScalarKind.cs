namespace Mlops.GitOps.Data.Features;

internal enum ScalarKind
{
    Unknown,
    Bool,
    Number,
    Text,
    Time,
    List,
}
