// The indices of the readings to keep, and then a copy of these.

use super::{Answer, Case, Reading};

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
    let mut kept: Vec<Reading> = Vec::new();
    for day in &case.days {
        let readings: Vec<Reading> = day.readings.iter().collect();
        let times = readings.iter().map(|r| r.time);
        let values = readings.iter().map(|r| r.value);
        let sensors = readings.iter().map(|r| r.sensor);

        let q = day.question();
        time += time_apart(times, q.time);
        value += value_apart(values, q.value);
        places += places_of(sensors, q.sensor);
        let wanted =
            |at: &usize| readings[*at].valid && readings[*at].value > q.limit;
        let indices: Vec<usize> = (0..readings.len()).filter(wanted).collect();
        kept.extend(indices.iter().map(|at| readings[*at]));
    }

    let mut report = case.report();
    for r in &kept {
        report.add(r.time, r.value, r.sensor);
    }
    Answer { time, value, places, report }
}
