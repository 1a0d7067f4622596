using System.Globalization;
using Mlops.GitOps.World;

// Its arguments come by way of build.cs, which says what they are.
var (folder, scale, seed) = (Path.Join("examples", "credit-risk", "data"), 1.0, WorldWriter.Seed);
for (var at = 0; at < args.Length; at += 2)
{
    var value = at + 1 < args.Length ? args[at + 1] : "";
    var isRead = args[at] switch
    {
        "--out" => (folder = value).Length > 0,
        "--scale" => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out scale) && scale > 0,
        "--seed" => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed),
        _ => false,
    };
    if (isRead) continue;
    Console.Error.WriteLine("dotnet run build/build.cs -- world [--out FOLDER] [--scale N] [--seed S]");
    return 2;
}

foreach (var (file, rows) in WorldWriter.Write(folder, scale, seed)) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows,10}  {Path.Join(folder, file)}"));
return 0;
