namespace Mlops.GitOps.Cli.Views;

/// <summary>How a version of a view differs from the one before.</summary>
/// <param name="What">A value, or a property of the view.</param>
/// <param name="Before">Null where it was added.</param>
/// <param name="After">Null where it was removed.</param>
internal sealed record ViewChange(string What, string? Before, string? After);
