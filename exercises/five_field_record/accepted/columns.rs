// A list for each field: in each, all values are of one size, with no padding.

use super::{Answer, Case};

#[derive(Default)]
struct Records {
    ids: Vec<u32>,
    times: Vec<f64>,
    temperatures: Vec<f32>,
    pressures: Vec<f32>,
    humidities: Vec<u8>,
}

pub fn solve(case: &Case) -> Answer {
    let mut records = Records::default();
    for [id, time, temperature, pressure, humidity] in case.records.iter() {
        records.ids.push(id as u32);
        records.times.push(time);
        records.temperatures.push(temperature as f32);
        records.pressures.push(pressure as f32);
        records.humidities.push(humidity as u8);
    }
    let mut far = case.distances();
    for (at, id) in records.ids.iter().enumerate() {
        far.add([
            f64::from(*id),
            records.times[at],
            f64::from(records.temperatures[at]),
            f64::from(records.pressures[at]),
            f64::from(records.humidities[at]),
        ]);
    }
    far
}
