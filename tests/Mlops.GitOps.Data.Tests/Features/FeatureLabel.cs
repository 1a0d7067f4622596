namespace Mlops.GitOps.Data.Tests.Features;

/// <summary>A label: when a customer applied.</summary>
internal sealed record FeatureLabel(long Number, string? Customer, long At);
