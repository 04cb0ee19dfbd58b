//! Takes the difference that building makes, one shape after the other.

use super::{Answer, Case, Measured, maps, structs};

/// What `build` gives, and how many bytes that takes.
fn measure_allocation<T>(build: impl FnOnce() -> T) -> (T, i64) {
    let before = meter::live_bytes();
    let value = build();
    (value, meter::live_bytes() - before)
}

pub fn solve(case: &Case) -> Answer {
    let instances = case.instances;
    let mut sum = 0.0;

    let (maps, map_bytes) = measure_allocation(|| maps(instances));
    for m in &maps {
        sum += m["x"] + m["y"] + m["z"];
    }
    drop(maps);

    let (structs, struct_bytes) = measure_allocation(|| structs(instances));
    for s in &structs {
        sum += s.x + s.y + s.z;
    }

    let claims =
        Measured { instances, maps: map_bytes, structs: struct_bytes };
    Answer { value: sum, found: claims }
}
