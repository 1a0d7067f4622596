using System.Text;

namespace Mlops.GitOps.Cli.Hosting;

/// <summary>Writes to one place, and lets another read along.</summary>
internal sealed class TwoWriters(TextWriter first, TextWriter second) : TextWriter
{
    public override Encoding Encoding => first.Encoding;

    public override void Write(char value)
    {
        first.Write(value);
        second.Write(value);
    }

    public override void Write(string? value)
    {
        first.Write(value);
        second.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        first.Write(buffer, index, count);
        second.Write(buffer, index, count);
    }

    public override void Flush()
    {
        first.Flush();
        second.Flush();
    }
}
