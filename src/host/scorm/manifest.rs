//! `imsmanifest.xml`: the package's title, its one SCO, and all its files.
//!
//! There is no `adlcp:masteryscore`: with one, a platform decides by itself, and
//! some call a track that is merely begun failed. So the SCO's own words count,
//! which are `incomplete` until all is solved, and then `completed`.

use std::fmt::Write as _;

use crate::build::escaped;

/// The name under which a platform looks for it.
pub(super) const NAME: &str = "imsmanifest.xml";

/// The manifest of a package whose SCO is `index.html`. Every file is listed, for
/// there are platforms that hand out no other.
pub(super) fn written(id: &str, build: &str, title: &str, files: &[&str]) -> String {
    let title = escaped(title);
    let mut listed = String::new();
    for file in files {
        _ = writeln!(listed, "      <file href=\"{}\"/>", escaped(file));
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{id}" version="{build}"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
    http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd
    http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="track">
    <organization identifier="track">
      <title>{title}</title>
      <item identifier="item" identifierref="sco" isvisible="true">
        <title>{title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="sco" type="webcontent" adlcp:scormtype="sco" href="index.html">
{listed}    </resource>
  </resources>
</manifest>
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_has_one_sco_and_every_file() {
        let files = ["index.html", "site/a&b.js"];
        let xml = written("bytewise-drills", "0123", "Bytewise: <Drills>", &files);
        assert_eq!(xml.matches("scormtype=\"sco\"").count(), 1);
        assert_eq!(xml.matches("<item ").count(), 1);
        assert_eq!(xml.matches("<file ").count(), files.len());
        assert!(
            xml.contains("<title>Bytewise: &lt;Drills&gt;</title>"),
            "{xml}"
        );
        assert!(xml.contains("<file href=\"site/a&amp;b.js\"/>"), "{xml}");
        assert!(xml.contains("<schemaversion>1.2</schemaversion>"), "{xml}");
        assert!(!xml.contains("masteryscore"), "{xml}");
    }
}
