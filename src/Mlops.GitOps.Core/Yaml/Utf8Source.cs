using System.Globalization;
using System.Text;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Turns the bytes of a file into text, strictly: what is not UTF-8 is reported, never replaced.</summary>
public static class Utf8Source
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Returns the file, or null where its bytes are too many or no UTF-8. A byte order mark is dropped.</summary>
    public static SourceFile? Decode(string path, byte[] bytes, DiagnosticBag diagnostics)
    {
        if (bytes.Length > YamlBudget.Bytes + 3)
        {
            diagnostics.Report(
                Catalog.BudgetExceeded,
                new SourceSpan(new SourceFile(path, ""), 0, 0),
                // Whoever read the bytes may have stopped early, so their number says nothing.
                "too many bytes",
                string.Format(CultureInfo.InvariantCulture, "{0} (1 MiB)", YamlBudget.Bytes));
            return null;
        }

        if (bytes.Length >= 2 && ((bytes[0], bytes[1]) is (0xFE, 0xFF) or (0xFF, 0xFE)))
        {
            var span = new SourceSpan(new SourceFile(path, ""), 0, 0);
            diagnostics.Report(Catalog.InvalidYaml, span, "the file is UTF-16; save it as UTF-8");
            return null;
        }

        var start = bytes.Length >= 3 && (bytes[0], bytes[1], bytes[2]) is (0xEF, 0xBB, 0xBF) ? 3 : 0;
        var invalid = FindInvalid(bytes, start);
        var file = new SourceFile(path, Utf8.GetString(bytes, start, bytes.Length - start));
        if (invalid < 0) return file;
        var at = Utf8.GetCharCount(bytes, start, invalid - start);
        diagnostics.Report(
            Catalog.InvalidYaml,
            new SourceSpan(file, at, at + 1),
            string.Format(CultureInfo.InvariantCulture, "byte 0x{0:X2} at offset {1} is not UTF-8", bytes[invalid], invalid));
        return null;
    }

    /// <summary>Returns where the first sequence that is no character begins, or -1.</summary>
    private static int FindInvalid(byte[] bytes, int start)
    {
        for (var at = start; at < bytes.Length;)
        {
            var length = LengthAt(bytes, at);
            if (length == 0) return at;
            at += length;
        }

        return -1;
    }

    private static int LengthAt(byte[] bytes, int at)
    {
        var first = bytes[at];
        if (first < 0x80) return 1;
        var length = first switch { >= 0xC2 and <= 0xDF => 2, >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 0 };
        if (length == 0 || at + length > bytes.Length) return 0;

        // The second byte alone tells overlong forms, surrogates and what is beyond Unicode.
        var second = bytes[at + 1];
        var (low, high) = first switch { 0xE0 => (0xA0, 0xBF), 0xED => (0x80, 0x9F), 0xF0 => (0x90, 0xBF), 0xF4 => (0x80, 0x8F), _ => (0x80, 0xBF) };
        if (second < low || second > high) return 0;
        for (var next = at + 2; next < at + length; next++)
        {
            if ((bytes[next] & 0xC0) != 0x80) return 0;
        }

        return length;
    }
}
