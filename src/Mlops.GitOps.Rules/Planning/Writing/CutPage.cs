using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Rules.Planning.Writing;

/// <summary>A page of limited length: whole lines are left out, never parts of one, and it says how many.</summary>
internal sealed class CutPage(int most)
{
    // For the end of a section, the note about what was left out, and the last line.
    private const int Reserved = 400;

    private readonly StringBuilder text = new();

    public void Add(string part) => text.Append(part);

    public void AddLast(string part) => text.Append(part);

    public void Section(string title, bool isOpen, string head, IEnumerable<string> lines)
    {
        var opening = $"<details{(isOpen ? " open" : "")}><summary>{title}</summary>\n\n{head}";
        var all = lines.ToList();
        var left = most - Reserved - text.Length - opening.Length;
        var kept = 0;
        while (kept < all.Count && all[kept].Length <= left) left -= all[kept++].Length;
        if (kept == 0 && left < 0)
        {
            AddNote(title, all.Count);
            return;
        }

        text.Append(opening).AppendJoin("", all.Take(kept));
        if (kept < all.Count) AddNote("", all.Count - kept);
        text.Append("\n</details>\n\n");
    }

    public override string ToString() => text.ToString();

    // A note that itself finds no room is not needed: those before it have said that the page is full.
    private void AddNote(string title, int count)
    {
        var note = string.Create(CultureInfo.InvariantCulture, $"\n{(title.Length > 0 ? title + ": " : "")}{count} more left out; `mlops plan` shows all.\n");
        if (text.Length + note.Length <= most - (Reserved / 2)) text.Append(note);
    }
}
