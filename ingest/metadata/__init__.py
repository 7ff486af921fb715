"""What a document says of itself: title, date, funder, region, validity, authority, programme."""
