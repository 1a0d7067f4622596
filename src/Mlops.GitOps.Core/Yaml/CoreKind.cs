namespace Mlops.GitOps.Core.Yaml;

public enum CoreKind
{
    Null,
    Bool,
    Int,
    Float,
    Text,
}
