namespace Mlops.GitOps.Promotion.Promoting;

/// <summary>A pin that is to move.</summary>
/// <param name="FromVersion">What is pinned there now; null where nothing is.</param>
public sealed record PinChange(string Environment, string Model, string Slot, long Version, string Bundle, long? FromVersion, string? FromBundle)
{
    /// <summary>Whether the pin is there already.</summary>
    public bool IsDone => FromBundle == Bundle && FromVersion == Version;

    /// <summary>The only file that changes.</summary>
    public string Path => $"environments/{Environment}.pins.yaml";

    /// <summary>What names a bundle well enough for people: the first digits of its digest.</summary>
    public string ShortBundle => ShortOf(Bundle);

    public static string ShortOf(string bundle)
    {
        var digits = bundle.StartsWith("sha256:", StringComparison.Ordinal) ? bundle["sha256:".Length..] : bundle;
        return digits.Length > 12 ? digits[..12] : digits;
    }
}
