namespace Mlops.GitOps.Data.Tests.Features;

/// <summary>A row of the dataset that the tests of the join are over.</summary>
internal sealed record FeatureRow(string Id, string? Customer, long Event, long Known, double? Amount, long? Days, decimal? Fee, string? Status, bool? Open, DateOnly? Due);
