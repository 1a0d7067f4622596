namespace Mlops.GitOps.Data.Statistics.Distributions;

public static class ChiSquare
{
    public static double Above(double value, double degrees) => IncompleteGamma.Upper(degrees / 2, value / 2);
}
