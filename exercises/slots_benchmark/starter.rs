//! Measure what objects of two shapes take, each shape by itself.

use super::{Answer, Case, Measured, maps, structs};

/// What `build` gives, and how many bytes that takes.
fn measure_allocation<T>(build: impl FnOnce() -> T) -> (T, i64) {
    let value = build();
    // Was nothing live before?
    (value, meter::live_bytes())
}

pub fn solve(case: &Case) -> Answer {
    let instances = case.instances;
    // How long do the maps have to be there?
    let (maps, map_bytes) = measure_allocation(|| maps(instances));
    let (structs, struct_bytes) = measure_allocation(|| structs(instances));

    let mut sum = 0.0;
    for m in &maps {
        sum += m["x"] + m["y"] + m["z"];
    }
    for s in &structs {
        sum += s.x + s.y + s.z;
    }
    let claims =
        Measured { instances, maps: map_bytes, structs: struct_bytes };
    Answer { value: sum, found: claims }
}
