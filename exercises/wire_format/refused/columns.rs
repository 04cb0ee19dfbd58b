// over-budget: a list of bytes for each field, and all four joined.

use super::{Answer, Case, Inbox, Reading};

fn encode(case: &Case) -> Vec<u8> {
    let (mut times, mut sensors) = (Vec::new(), Vec::new());
    let (mut temperatures, mut notes) = (Vec::new(), Vec::new());
    let readings = case.readings();
    let count = readings.len() as u32;
    for r in readings {
        times.extend(r.timestamp_ms.to_le_bytes());
        sensors.extend(r.sensor_id.to_le_bytes());
        temperatures.extend(r.temperature.to_le_bytes());
        notes.extend((r.note.len() as u16).to_le_bytes());
        notes.extend(r.note.as_bytes());
    }
    [&count.to_le_bytes()[..], &times, &sensors, &temperatures, &notes]
        .concat()
}

fn decode(message: &[u8], inbox: &mut Inbox) {
    let (count, rest) = message.split_first_chunk().unwrap();
    let count = u32::from_le_bytes(*count) as usize;
    let (times, rest) = rest.split_at(8 * count);
    let (sensors, rest) = rest.split_at(4 * count);
    let (temperatures, mut notes) = rest.split_at(8 * count);
    let numbers = times.as_chunks().0.iter().zip(sensors.as_chunks().0);
    for ((time, sensor), temperature) in
        numbers.zip(temperatures.as_chunks().0)
    {
        let (length, rest) = notes.split_first_chunk().unwrap();
        let (note, rest) = rest.split_at(u16::from_le_bytes(*length).into());
        inbox.put(Reading {
            timestamp_ms: u64::from_le_bytes(*time),
            sensor_id: u32::from_le_bytes(*sensor),
            temperature: f64::from_le_bytes(*temperature),
            note: str::from_utf8(note).unwrap(),
        });
        notes = rest;
    }
}

pub fn solve(case: &Case) -> Answer {
    case.exchange(encode, decode)
}
