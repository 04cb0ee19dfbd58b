// Rows without padding: 14 bytes.

use super::{Answer, Case, Reading};

#[repr(C, packed)]
struct Packed {
    time: i64,
    value: f32,
    valid: bool,
    sensor: u8,
}

fn packed(reading: Reading) -> Packed {
    let Reading { time, value, valid, sensor } = reading;
    Packed { time, value, valid, sensor }
}

fn time_apart(times: impl Iterator<Item = i64>, from: i64) -> u64 {
    times.map(|time| time.abs_diff(from)).sum()
}

fn value_apart(values: impl Iterator<Item = f32>, from: f32) -> f64 {
    values.map(|value| f64::from((value - from).abs())).sum()
}

fn places_of(sensors: impl Iterator<Item = u8>, wanted: u8) -> u64 {
    let mut sum = 0;
    for (at, sensor) in sensors.enumerate() {
        if sensor == wanted {
            sum += at as u64;
        }
    }
    sum
}

pub fn solve(case: &Case) -> Answer {
    let (mut time, mut value, mut places) = (0, 0.0, 0);
    let mut kept: Vec<Packed> = Vec::new();
    for day in &case.days {
        let readings: Vec<Packed> = day.readings.iter().map(packed).collect();
        let times = readings.iter().map(|r| r.time);
        let values = readings.iter().map(|r| r.value);
        let sensors = readings.iter().map(|r| r.sensor);

        let q = day.question();
        time += time_apart(times, q.time);
        value += value_apart(values, q.value);
        places += places_of(sensors, q.sensor);
        for r in readings {
            if r.valid && r.value > q.limit {
                kept.push(r);
            }
        }
    }

    let mut report = case.report();
    for r in &kept {
        report.add(r.time, r.value, r.sensor);
    }
    Answer { time, value, places, report }
}
