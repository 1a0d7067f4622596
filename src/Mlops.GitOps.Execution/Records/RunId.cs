using System.Globalization;

namespace Mlops.GitOps.Execution.Records;

/// <summary>Names runs so that they sort by time: <c>2026-11-01T10-00-00Z-credit</c>.</summary>
public static class RunId
{
    internal const int TimeLength = 20;

    private const string TimeFormat = "yyyy-MM-dd'T'HH-mm-ss'Z'";

    /// <summary>Makes the folder of a run and returns its name. Of runs that begin in one second the second ends in <c>-2</c>.</summary>
    public static string New(string pipeline, DateTimeOffset now, string folder)
    {
        Directory.CreateDirectory(folder);
        var name = $"{now.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture)}-{pipeline}";
        if (RecordFolder.TryMake(Path.Join(folder, name))) return name;
        for (var number = 2; ; number++)
        {
            var numbered = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
            if (RecordFolder.TryMake(Path.Join(folder, numbered))) return numbered;
        }
    }

    /// <summary>Returns which of the runs of one second an id is for a pipeline, from one; null where it is of no run of that pipeline.</summary>
    internal static int? NumberOf(string id, string pipeline)
    {
        if (id.Length < TimeLength + 1 + pipeline.Length || id[TimeLength] != '-' || !id.AsSpan(TimeLength + 1).StartsWith(pipeline, StringComparison.Ordinal)) return null;
        var rest = id.AsSpan(TimeLength + 1 + pipeline.Length);
        if (rest.IsEmpty) return 1;
        return rest[0] == '-' && int.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
