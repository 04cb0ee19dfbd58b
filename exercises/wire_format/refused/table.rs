// over-budget: the names once, and the numbers still in digits.

use std::fmt::Write;

use super::{Answer, Case, Inbox, Reading};

const NAMES: &str = "timestamp_ms,sensor_id,temperature,note";

fn encode(case: &Case) -> Vec<u8> {
    let mut text = String::new();
    writeln!(text, "{NAMES}").unwrap();
    for r in case.readings() {
        write!(text, "{},{},", r.timestamp_ms, r.sensor_id).unwrap();
        writeln!(text, "{},{}", r.temperature, r.note).unwrap();
    }
    text.into_bytes()
}

fn decode(message: &[u8], inbox: &mut Inbox) {
    let text = str::from_utf8(message).unwrap();
    let (names, lines) = text.split_once('\n').unwrap();
    assert_eq!(names, NAMES);
    for line in lines.lines() {
        // The note comes last, so it may have commas in it.
        let mut values = line.splitn(4, ',');
        let mut next = || values.next().unwrap();
        inbox.put(Reading {
            timestamp_ms: next().parse().unwrap(),
            sensor_id: next().parse().unwrap(),
            temperature: next().parse().unwrap(),
            note: next(),
        });
    }
}

pub fn solve(case: &Case) -> Answer {
    case.exchange(encode, decode)
}
