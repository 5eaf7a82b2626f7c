import { PROBLEM_TITLES } from '../../../web/contract/problem-titles.ts';

/** What is wrong with artwork, once somebody has looked at the file. */
export const artworkProblems = {
  artwork_wrong_type: {
    title: PROBLEM_TITLES.artwork_wrong_type,
    what: 'Picanova prints JPEG and PNG files of up to 40 MB. Something else is at the artwork link.',
    todo: 'Export the picture as JPEG or PNG in RGB and use a link to that file.',
    button: 'Edit print fields',
  },
  artwork_too_small: {
    title: PROBLEM_TITLES.artwork_too_small,
    what: 'The picture has fewer pixels than Picanova needs for this size. It would be printed blurred.',
    todo: 'Use a larger file of the picture, or offer it in smaller sizes.',
    button: 'Edit print fields',
  },
  artwork_wrong_ratio: {
    title: PROBLEM_TITLES.artwork_wrong_ratio,
    what: 'Printed like this, a part of the picture would be cut off or the print would lie on its side.',
    todo: 'Crop or turn the picture to the shape of the print. How far they may differ is set in Settings.',
    button: 'Edit print fields',
  },
};

/** Why, in a few words. */
export const artworkReasons = {
  not_found: 'There is nothing at this link any more',
  forbidden: 'The link asks for permission: nobody else may load it',
  no_such_host: 'There is no server of this name',
  bad_certificate: 'The server’s certificate is not valid',
  too_many_redirects: 'The link leads from one address to the next',
  insecure_redirect: 'The link leads to an address without https',
  share_page: 'The link leads to a page that shows the picture, not to the picture itself',
  expires: 'The link stops working before Picanova has printed: it has to last for two weeks',
  no_answer: 'The server does not answer',
  type: 'It is another kind of file',
  damaged: 'The file is damaged',
  empty: 'The file is empty',
  too_large: 'The file is larger than 40 MB',
  ratio: 'The shapes differ too much',
  turned: 'The picture is landscape and the print portrait, or the other way round',
};
