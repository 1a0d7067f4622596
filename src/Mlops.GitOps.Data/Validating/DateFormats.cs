using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Validating;

/// <summary>The ways of writing a date that count as one where no format is asked for, besides ISO 8601. Python's dateutil guesses at more.</summary>
internal static class DateFormats
{
    private static readonly ImmutableArray<string> Days =
    [
        "%m/%d/%Y", "%d/%m/%Y", "%m/%d/%y", "%Y/%m/%d", "%d.%m.%Y", "%Y.%m.%d", "%m-%d-%Y", "%d-%m-%Y", "%Y%m%d",
        "%d %b %Y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%b %d, %Y", "%B %d, %Y", "%d-%b-%Y", "%d-%b-%y", "%Y-%b-%d",
        "%a %b %d %Y", "%A %B %d %Y", "%a, %d %b %Y", "%A, %d %B %Y", "%A, %B %d, %Y", "%a, %b %d, %Y", "%b %Y", "%B %Y", "%Y-%m", "%m/%Y", "%Y",
    ];

    private static readonly ImmutableArray<string> Times = ["%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%I:%M %p", "%I:%M:%S %p", "%I:%M%p", "%I%p", "%I %p"];

    public static ImmutableArray<string> All { get; } =
    [
        .. Days,
        .. Times,
        .. Days.SelectMany(static day => Times.Select(time => $"{day} {time}")),
        "%a %b %d %H:%M:%S %Y", "%a %d %b %Y %H:%M:%S %z", "%a, %d %b %Y %H:%M:%S %z", "%Y%m%dT%H%M%S", "%Y%m%dT%H%M", "%Y-%m-%dT%H:%M:%S%z",
    ];
}
