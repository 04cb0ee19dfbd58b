// A struct of its own, which the crate `postcard` writes into a growing list.

use serde::{Deserialize, Serialize};

use super::{Answer, Case, Inbox, Reading};

#[derive(Serialize, Deserialize)]
struct Sent<'a> {
    note: &'a str,
    temperature: f64,
    sensor_id: u32,
    timestamp_ms: u64,
}

fn encode(case: &Case) -> Vec<u8> {
    let mut message = Vec::new();
    for r in case.readings() {
        let sent = Sent {
            note: r.note,
            temperature: r.temperature,
            sensor_id: r.sensor_id,
            timestamp_ms: r.timestamp_ms,
        };
        message = postcard::to_extend(&sent, message).unwrap();
    }
    message
}

fn decode(mut message: &[u8], inbox: &mut Inbox) {
    while !message.is_empty() {
        let (sent, rest): (Sent, _) =
            postcard::take_from_bytes(message).unwrap();
        inbox.put(Reading {
            timestamp_ms: sent.timestamp_ms,
            sensor_id: sent.sensor_id,
            temperature: sent.temperature,
            note: sent.note,
        });
        message = rest;
    }
}

pub fn solve(case: &Case) -> Answer {
    case.exchange(encode, decode)
}
