using System.Buffers;
using System.Text;
using System.Text.Json;
using Mlops.GitOps.Cli.Tests;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Execution.Processes;

namespace Mlops.GitOps.Execution.Tests.Processes;

public class RedactorTests
{
    private const string Secret = "p\"ss/wörd <&> 1+2";

    [Theory]
    [InlineData("hunter22", "a hunter22 b", "a *** b")]
    [InlineData("hunter22", "hunter22hunter22", "******")]
    [InlineData("hunter22", "hunter2 hunter", "hunter2 hunter")]
    [InlineData("aabaa", "aabaabaa", "***")]
    [InlineData("first line of it\nsecond", "x first line of it y second", "x *** y second")]
    public void Every_occurrence_is_replaced(string secret, string text, string expected) => Assert.Equal(expected, Redactor.Of([secret]).Text(text));

    [Fact]
    public void Overlapping_secrets_show_nothing_of_either() =>
        Assert.Equal("-***-", Redactor.Of(["abcdef", "defghi"]).Text("-abcdefghi-"));

    [Fact]
    public void Other_spellings_are_replaced_too()
    {
        var redactor = Redactor.Of([Secret]);
        foreach (var spelling in Spellings())
        {
            Assert.NotEqual(spelling, redactor.Text(spelling));
            Assert.Equal("[***]", redactor.Text($"[{spelling}]"));
        }
    }

    [Fact]
    public void A_secret_inside_longer_base64_is_not_readable()
    {
        foreach (var user in (string[])["", "u", "us", "use"])
        {
            var text = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}{Secret}@host"));
            var left = Redactor.Of([Secret]).Text(text);
            Assert.Contains("***", left, StringComparison.Ordinal);
            Assert.InRange(left.Length, 3, text.Length - (Secret.Length * 4 / 3) + 9);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("  a  ")]
    public void Secrets_too_short_to_hide_are_refused(string secret) => Assert.NotNull(Assert.Throws<RunFailure>(() => Redactor.Of([secret])).Hint);

    [Fact]
    public void Chunks_do_not_matter()
    {
        var redactor = Redactor.Of([Secret, "aabaa", "aabaab!"]);
        var random = new Random(11);
        for (var i = 0; i < FuzzCases.Or(3_000); i++)
        {
            var parts = (string[])["aa", "b", "aabaa", "!", "a", Secret, Secret[..5], .. Spellings(), "\0\xff"];
            var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => parts[random.Next(parts.Length)])));
            var whole = InChunks(redactor, text, () => text.Length);
            Assert.Equal(whole, InChunks(redactor, text, () => 1));
            Assert.Equal(whole, InChunks(redactor, text, () => random.Next(1, 9)));
            Assert.DoesNotContain(Secret, Encoding.UTF8.GetString(whole), StringComparison.Ordinal);
            Assert.DoesNotContain("aabaa", Encoding.UTF8.GetString(whole), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Binary_output_is_not_harmed()
    {
        var bytes = new byte[1 << 20];
        new Random(5).NextBytes(bytes);
        Assert.Equal(bytes, InChunks(Redactor.Of(["a secret that is not there"]), bytes, static () => 4093));
    }

    [Fact]
    public void Only_what_may_become_a_secret_is_held_back()
    {
        var cleared = new ArrayBufferWriter<byte>();
        var stream = Redactor.Of(["hunter22"]).Start();
        stream.Write("progress 50 % hunt"u8, cleared);
        Assert.Equal("progress 50 % ", Encoding.UTF8.GetString(cleared.WrittenSpan));
        stream.Write("ing"u8, cleared);
        Assert.Equal("progress 50 % hunting", Encoding.UTF8.GetString(cleared.WrittenSpan));
    }

    [Fact]
    public void No_secret_reaches_a_log()
    {
        using var folder = new TemporaryFolder();
        var start = Shell.Script(folder, "printf 'key: hun'; sleep 0.05; printf 'ter22\\n' >&2; (sleep 1000 &); head -c 300000 /dev/zero; printf hunter", secrets: "hunter22");
        Assert.Equal(0, start.Run().ExitCode);
        Assert.Equal("key: ***\n" + new string('\0', 300_000) + "hunter", folder.Read("log"));
    }

    private static IEnumerable<string> Spellings() =>
    [
        Secret, JsonEncodedText.Encode(Secret).Value, Uri.EscapeDataString(Secret), Uri.EscapeDataString(Secret).Replace("%20", "+", StringComparison.Ordinal),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)),
    ];

    private static byte[] InChunks(Redactor redactor, byte[] text, Func<int> size)
    {
        var cleared = new ArrayBufferWriter<byte>();
        var stream = redactor.Start();
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(size(), text.Length - at);
            stream.Write(text.AsSpan(at, length), cleared);
            at += length;
        }

        stream.Finish(cleared);
        return cleared.WrittenSpan.ToArray();
    }
}
