using System.Runtime.InteropServices;
using System.Text;

namespace Mlops.GitOps.Execution.Processes;

/// <summary>A list of strings as a C program takes it: pointers, a null pointer, then the bytes, in one block.</summary>
internal readonly unsafe ref struct NativeStrings
{
    private NativeStrings(byte** pointers) => Pointers = pointers;

    public byte** Pointers { get; }

    public static NativeStrings Of(ReadOnlySpan<string> strings)
    {
        var table = (nuint)(strings.Length + 1) * (nuint)sizeof(byte*);
        var size = table;
        foreach (var text in strings) size += (nuint)Encoding.UTF8.GetByteCount(text) + 1;

        var pointers = (byte**)NativeMemory.Alloc(size);
        var at = (byte*)pointers + table;
        for (var i = 0; i < strings.Length; i++)
        {
            pointers[i] = at;
            var length = Encoding.UTF8.GetByteCount(strings[i]);
            Encoding.UTF8.GetBytes(strings[i], new Span<byte>(at, length));
            at[length] = 0;
            at += length + 1;
        }

        pointers[strings.Length] = null;
        return new(pointers);
    }

    public void Dispose() => NativeMemory.Free(Pointers);
}
