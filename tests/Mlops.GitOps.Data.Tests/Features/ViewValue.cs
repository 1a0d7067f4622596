namespace Mlops.GitOps.Data.Tests.Features;

/// <summary>A value of a view as the tests ask for it.</summary>
internal sealed record ViewValue(string Name, string Type, string? Function, string? Column, string? Where, long? Window, string? Expression = null)
{
    public object Settings => new { name = Name, type = Type, function = Function, column = Column, where = Where, window = Window, expr = Expression };
}
