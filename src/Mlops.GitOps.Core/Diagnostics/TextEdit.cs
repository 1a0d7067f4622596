using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Diagnostics;

/// <summary>Replaces what stands at a location.</summary>
public sealed record TextEdit(Location Location, string NewText);
