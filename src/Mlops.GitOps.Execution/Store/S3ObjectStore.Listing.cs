using System.Collections.Immutable;
using System.Globalization;

namespace Mlops.GitOps.Execution.Store;

public sealed partial class S3ObjectStore
{
    private const int MostAtOnce = 1_000;

    /// <summary>Returns the names that begin with a text, in ordinal order.</summary>
    /// <param name="atOnce">How many the server is asked for at a time.</param>
    public async Task<ImmutableArray<string>> List(string beginning, CancellationToken cancel, int atOnce = MostAtOnce)
    {
        var names = new List<string>();
        for (string? rest = null; ;)
        {
            List<KeyValuePair<string, string>> query = [new("list-type", "2"), new("prefix", folder + beginning), new("max-keys", atOnce.ToString(CultureInfo.InvariantCulture))];
            if (rest is not null) query.Add(new("continuation-token", rest));
            using var answer = await sender.Send(() => RequestAt(HttpMethod.Get, bucketPath, [.. query]), null, cancel).ConfigureAwait(false);
            var page = await answer.Content.ReadAsStringAsync(cancel).ConfigureAwait(false);
            names.AddRange(XmlText.AllOf(page, "Key").Where(key => key.StartsWith(folder, StringComparison.Ordinal)).Select(key => key[folder.Length..]));
            if (XmlText.Of(page, "IsTruncated") != "true") break;

            // A server that says there is more, and not how to ask for it, would have us leave files out.
            var next = XmlText.Of(page, "NextContinuationToken");
            if (next is null || next == rest) throw new RunFailure("The server lists only some of its names, and not where the others begin.", "It has to speak S3 with ListObjectsV2.");
            rest = next;
        }

        return [.. names.Order(StringComparer.Ordinal)];
    }
}
