using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Diagnostics;

/// <summary>Another place that the reader of a diagnostic should look at, and why.</summary>
public sealed record RelatedLocation(string Message, Location Location);
