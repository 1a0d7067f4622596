namespace Mlops.GitOps.World;

/// <summary>Functions that a C library may round in its own way, made of operations that IEEE 754 rounds in one way only.</summary>
public static class Curves
{
    private const int Halvings = 8;

    public static double Exp(double x)
    {
        var small = x / (1 << Halvings);
        double sum = 1, term = 1;
        for (var power = 1; power <= 12; power++)
        {
            term = term * small / power;
            sum += term;
        }

        for (var doubling = 0; doubling < Halvings; doubling++) sum *= sum;
        return sum;
    }

    public static double Logistic(double x) => 1 / (1 + Exp(-x));
}
