using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mlops.GitOps.Native.DuckDb.Calls;

namespace Mlops.GitOps.Native.DuckDb;

/// <summary>Answers the engine's calls for a function of ours, from a BIGINT to a UTINYINT. Where the number is null, so is what comes of it.</summary>
internal static unsafe class DuckScalarFunction
{
    public static void Register(ConnectionHandle connection, string name, DuckLookup lookup)
    {
        var function = ScalarFunctionCalls.Create();
        var (number, found) = (VectorWriteCalls.CreateType(DuckTypeKind.BigInt), VectorWriteCalls.CreateType(DuckTypeKind.UTinyInt));
        try
        {
            ScalarFunctionCalls.SetName(function, NativeText.Whole(name));
            ScalarFunctionCalls.AddParameter(function, number);
            ScalarFunctionCalls.SetResult(function, found);
            ScalarFunctionCalls.SetSource(function, GCHandle.ToIntPtr(GCHandle.Alloc(lookup)), &Free);
            ScalarFunctionCalls.SetBody(function, &Call);
            if (ScalarFunctionCalls.Register(connection, function) != DatabaseCalls.Success) throw new DuckException($"The function '{name}' could not be made known.");
        }
        finally
        {
            ResultCalls.DestroyType(&number);
            ResultCalls.DestroyType(&found);
            ScalarFunctionCalls.Destroy(&function);
        }
    }

    // An exception that reached the engine's frames would end the process.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Call(nint call, nint arguments, nint results)
    {
        try
        {
            var lookup = GCHandle.FromIntPtr(ScalarFunctionCalls.SourceOf(call)).Target as DuckLookup ?? throw new DuckException("The engine asks for a function that is not there.");
            var count = (int)ScalarFunctionCalls.Size(arguments);
            lookup(new(ChunkCalls.Data(VectorWriteCalls.Vector(arguments, 0)), count), new(ChunkCalls.Data(results), count));
        }
        catch (Exception exception)
        {
            ScalarFunctionCalls.Fail(call, exception.Message);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(nint held) => GCHandle.FromIntPtr(held).Free();
}
