namespace Mlops.GitOps.Cli.Hosting;

/// <summary>Colours text, or leaves it as it is where colours are off.</summary>
internal readonly record struct Paint(bool IsOn)
{
    public string Bold(string text) => Wrap("1", text);

    public string Dim(string text) => Wrap("2", text);

    public string Red(string text) => Wrap("1;31", text);

    public string Yellow(string text) => Wrap("1;33", text);

    public string Green(string text) => Wrap("1;32", text);

    public string Blue(string text) => Wrap("1;34", text);

    public string Cyan(string text) => Wrap("1;36", text);

    private string Wrap(string code, string text) => IsOn && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
