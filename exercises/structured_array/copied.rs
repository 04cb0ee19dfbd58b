//! The readings lie side by side in one list, and each pass has a list of the
//! field that it needs.

use super::{Answer, Case, Reading};

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
        let readings: Vec<Reading> = day.readings.iter().collect();
        let times: Vec<i64> = readings.iter().map(|r| r.time).collect();
        let values: Vec<f32> = readings.iter().map(|r| r.value).collect();
        let sensors: Vec<u8> = readings.iter().map(|r| r.sensor).collect();

        let q = day.question();
        time += time_apart(&times, q.time);
        value += value_apart(&values, q.value);
        places += places_of(&sensors, q.sensor);
        for r in &readings {
            if r.valid && r.value > q.limit {
                kept.push(*r);
            }
        }
    }

    let mut report = case.report();
    for r in &kept {
        report.add(r.time, r.value, r.sensor);
    }
    Answer { time, value, places, report }
}
