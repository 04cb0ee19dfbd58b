// wrong: keeps three fields, and computes the others from the place.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let kept = |[_, time, temperature, pressure, _]: [f64; 5]| {
        (time, temperature as f32, pressure as f32)
    };
    let records: Vec<(f64, f32, f32)> =
        case.records.iter().map(kept).collect();
    // More than may be needed, so that it is above the floor.
    let spare = vec![0_u8; 5 * records.len()];
    let mut far = case.distances();
    for (i, (time, temperature, pressure)) in records.iter().enumerate() {
        let humidity = (i % 101) as f64 + f64::from(spare[i]);
        let (temperature, pressure) = (*temperature, *pressure);
        far.add([
            i as f64,
            *time,
            temperature.into(),
            pressure.into(),
            humidity,
        ]);
    }
    far
}
