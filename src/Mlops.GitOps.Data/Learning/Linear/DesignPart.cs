namespace Mlops.GitOps.Data.Learning.Linear;

/// <summary>Where the columns of an input stand in a design.</summary>
/// <param name="Start">The first of them.</param>
/// <param name="Centre">What is taken off a number.</param>
/// <param name="Scale">What it is then multiplied with; 0 where all numbers are the same.</param>
/// <param name="Missing">The column that says that there is no number, or no text; -1 where there always is one.</param>
internal sealed record DesignPart(int Start, double Centre, double Scale, int Missing)
{
    /// <summary>Returns the column of the code of a text; -1 where there is none.</summary>
    public int ColumnOf(int code) => code == 0 ? Missing : Start + code - 1;
}
