using System.Text.Json;

namespace Mlops.GitOps.Promotion.Forge;

/// <summary>What the forge answered.</summary>
/// <param name="Body">Undefined where there is none.</param>
/// <param name="Next">Where the next page is.</param>
/// <param name="Date">The forge's clock.</param>
internal sealed record ForgeAnswer(int Status, JsonElement Body, Uri? Next, DateTimeOffset? Date);
