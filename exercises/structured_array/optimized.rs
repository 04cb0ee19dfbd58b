//! Each field has a list of its own, and each pass borrows the one that it
//! needs.

use super::{Answer, Case, Reading};

struct Columns {
    times: Vec<i64>,
    values: Vec<f32>,
    valid: Vec<bool>,
    sensors: Vec<u8>,
}

impl Columns {
    fn with_capacity(count: usize) -> Self {
        Self {
            times: Vec::with_capacity(count),
            values: Vec::with_capacity(count),
            valid: Vec::with_capacity(count),
            sensors: Vec::with_capacity(count),
        }
    }

    fn push(&mut self, reading: Reading) {
        self.times.push(reading.time);
        self.values.push(reading.value);
        self.valid.push(reading.valid);
        self.sensors.push(reading.sensor);
    }

    fn get(&self, at: usize) -> Reading {
        Reading {
            time: self.times[at],
            value: self.values[at],
            valid: self.valid[at],
            sensor: self.sensors[at],
        }
    }
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
        let mut columns = Columns::with_capacity(day.readings.left());
        for reading in day.readings.iter() {
            columns.push(reading);
        }

        let q = day.question();
        time += time_apart(&columns.times, q.time);
        value += value_apart(&columns.values, q.value);
        places += places_of(&columns.sensors, q.sensor);
        for at in 0..columns.times.len() {
            let r = columns.get(at);
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
