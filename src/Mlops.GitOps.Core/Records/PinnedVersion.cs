using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Records;

/// <summary>What a slot of an environment runs, by number and bundle.</summary>
public sealed record PinnedVersion(string Environment, Spanned<string> Model, string Slot, Spanned<long> Version, Spanned<string> Bundle);
