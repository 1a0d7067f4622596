namespace Mlops.GitOps.World;

/// <summary>The tables of the example, in the columns and dialects that its datasets declare.</summary>
public sealed class WorldFiles : IDisposable
{
    private WorldFiles(string folder)
    {
        Customers = new(Path.Join(folder, "customers.csv"), "change_id customer_id changed_at loaded_at reason employed_years accounts dependants");
        Payments = new(Path.Join(folder, "payments.csv"), "payment_id customer_id paid_at loaded_at paid days_late");
        Applications = new(Path.Join(folder, "applications.csv"),
            "application_id customer_id applied_at loaded_at amount income term_months channel email sex age defaulted");
        Partners = new(Path.Join(folder, "applications_eu.csv"),
            "application_id customer_id applied_at loaded_at country bank amount income term_months email sex age defaulted", ';');
        Repayments = new(Path.Join(folder, "repayments.csv"), "application_id settled_at loaded_at repaid defaulted lost");
        Assignments = new(Path.Join(folder, "assignments.csv"), "request_id application_id customer_id assigned_at loaded_at variant");
    }

    public CsvFile Customers { get; }

    public CsvFile Payments { get; }

    public CsvFile Applications { get; }

    public CsvFile Partners { get; }

    public CsvFile Repayments { get; }

    public CsvFile Assignments { get; }

    public long LastPayment { get; set; }

    public static WorldFiles In(string folder)
    {
        Directory.CreateDirectory(folder);
        return new WorldFiles(folder);
    }

    public void Dispose()
    {
        foreach (var file in (ReadOnlySpan<CsvFile>)[Customers, Payments, Applications, Partners, Repayments, Assignments]) file.Dispose();
    }
}
