// Tuples, pushed one by one: the compiler orders their fields as well.

use super::{Answer, Case};

type Record = (u32, f64, f32, f32, u8);

pub fn solve(case: &Case) -> Answer {
    let mut records: Vec<Record> = Vec::new();
    for [id, time, temperature, pressure, humidity] in case.records.iter() {
        let (temperature, pressure) = (temperature as f32, pressure as f32);
        let humidity = humidity as u8;
        records.push((id as u32, time, temperature, pressure, humidity));
    }
    let mut far = case.distances();
    for &(id, time, temperature, pressure, humidity) in &records {
        far.add([
            id.into(),
            time,
            temperature.into(),
            pressure.into(),
            humidity.into(),
        ]);
    }
    far
}
