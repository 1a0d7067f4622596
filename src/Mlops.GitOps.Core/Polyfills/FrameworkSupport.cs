#if NETSTANDARD2_0
namespace System.Diagnostics
{
    internal sealed class UnreachableException(string message) : Exception(message);
}

namespace System.Linq
{
    internal static class OrderSupport
    {
        public static IOrderedEnumerable<T> Order<T>(this IEnumerable<T> items, IComparer<T> comparer) =>
            items.OrderBy(static item => item, comparer);
    }
}

namespace System.Collections.Generic
{
    internal static class CollectionSupport
    {
        public static TValue? GetValueOrDefault<TKey, TValue>(this IReadOnlyDictionary<TKey, TValue> map, TKey key) =>
            map.TryGetValue(key, out var value) ? value : default;

        public static bool TryAdd<TKey, TValue>(this Dictionary<TKey, TValue> map, TKey key, TValue value)
        {
            if (map.ContainsKey(key)) return false;
            map.Add(key, value);
            return true;
        }

        public static void Deconstruct<TKey, TValue>(this KeyValuePair<TKey, TValue> pair, out TKey key, out TValue value) =>
            (key, value) = (pair.Key, pair.Value);
    }
}

namespace System
{
    internal static class StringSupport
    {
        public static bool Contains(this string text, char value) => text.IndexOf(value) >= 0;

        public static bool Contains(this string text, string value, StringComparison comparison) => text.IndexOf(value, comparison) >= 0;

        public static bool StartsWith(this string text, char value) => text.Length > 0 && text[0] == value;

        public static bool EndsWith(this string text, char value) => text.Length > 0 && text[text.Length - 1] == value;
    }
}
#endif
