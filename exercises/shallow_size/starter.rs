//! Find out which of two shapes is smaller, and keep the numbers in that one.

use super::{Answer, Case, Size, map, nested, numbers, on_heap};

/// Builds a value, and says how large it is.
fn size<T>(of: &'static str, build: impl FnOnce() -> T) -> Size {
    let (value, allocated) = on_heap(build);
    // What lies behind the value is not counted. Where would you find out?
    let shallow = size_of_val(&*value);
    Size { of, shallow, deep: None, allocated }
}

pub fn solve(case: &Case) -> Answer {
    let claims = [
        size("list of 10 numbers", || numbers(10)),
        size("list of 1,000 numbers", || numbers(1_000)),
        size("300 numbers, nested", || nested(100)),
        size("300 numbers, flat", || numbers(300)),
        size("empty map", || map(0)),
        size("map of 100 entries", || map(100)),
    ];

    // Do these two sizes tell the shapes apart?
    let [_, _, rows, flat, ..] = &claims;
    let value = if flat.shallow < rows.shallow {
        numbers(3 * case.rows).iter().sum()
    } else {
        nested(case.rows).iter().flatten().sum()
    };
    Answer { value, found: claims }
}
