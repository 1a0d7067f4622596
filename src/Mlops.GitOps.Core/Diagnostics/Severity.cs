namespace Mlops.GitOps.Core.Diagnostics;

public enum Severity
{
    Info,
    Warning,
    Error,
}
