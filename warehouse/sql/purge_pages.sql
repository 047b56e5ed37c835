DELETE FROM store.pages WHERE state <> 'waiting' AND first_tried < $oldest;
