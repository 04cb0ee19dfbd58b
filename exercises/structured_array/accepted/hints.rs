// Follows the hints: a list for each field, and a list of the readings that
// are kept.

use super::{Answer, Case, Reading};

#[derive(Default)]
struct Columns {
    times: Vec<i64>,
    values: Vec<f32>,
    valid: Vec<bool>,
    sensors: Vec<u8>,
}

fn time_apart(times: &[i64], from: i64) -> u64 {
    times.iter().map(|time| time.abs_diff(from)).sum()
}

fn value_apart(values: &[f32], from: f32) -> f64 {
    values.iter().map(|value| f64::from((value - from).abs())).sum()
}

fn places_of(sensors: &[u8], wanted: u8) -> u64 {
    let mut sum = 0;
    for (at, sensor) in sensors.iter().enumerate() {
        if *sensor == wanted {
            sum += at as u64;
        }
    }
    sum
}

pub fn solve(case: &Case) -> Answer {
    let (mut time, mut value, mut places) = (0, 0.0, 0);
    let mut kept: Vec<Reading> = Vec::new();
    for day in &case.days {
        let mut columns = Columns::default();
        for r in day.readings.iter() {
            columns.times.push(r.time);
            columns.values.push(r.value);
            columns.valid.push(r.valid);
            columns.sensors.push(r.sensor);
        }

        let q = day.question();
        time += time_apart(&columns.times, q.time);
        value += value_apart(&columns.values, q.value);
        places += places_of(&columns.sensors, q.sensor);
        for at in 0..columns.times.len() {
            if columns.valid[at] && columns.values[at] > q.limit {
                kept.push(Reading {
                    time: columns.times[at],
                    value: columns.values[at],
                    valid: true,
                    sensor: columns.sensors[at],
                });
            }
        }
    }

    let mut report = case.report();
    for r in &kept {
        report.add(r.time, r.value, r.sensor);
    }
    Answer { time, value, places, report }
}
